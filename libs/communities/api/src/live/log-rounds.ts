/** How far a log was told, and how far it is to be. */
interface Round {
  told: number;
  wanted: number;
  running: boolean;
}

/** Tells of logs in rounds: of each one round after another, from where the last one ended; what comes during a round is told together in the next. */
export class LogRounds {
  private readonly rounds = new Map<string, Round>();

  /** @param tell tells what came after an entry. @returns up to which entry it told, or at least tried to */
  constructor(private readonly tell: (key: string, after: number, wanted: number) => Promise<number>) {}

  /** @returns whether it is told, now or in the round that is under way; false: it was told before */
  grown(key: string, sequence: number): boolean {
    const round = this.rounds.get(key) ?? { told: sequence - 1, wanted: sequence - 1, running: false };
    if (sequence <= round.wanted) return round.running;
    round.wanted = sequence;
    this.rounds.set(key, round);
    if (!round.running) void this.run(key, round);
    return true;
  }

  /** Nobody hears of it any more. */
  forget(key: string): void {
    this.rounds.delete(key);
  }

  private async run(key: string, round: Round): Promise<void> {
    round.running = true;
    while (round.told < round.wanted) round.told = Math.max(round.told + 1, await this.tell(key, round.told, round.wanted));
    round.wanted = Math.max(round.wanted, round.told);
    round.running = false;
  }
}
