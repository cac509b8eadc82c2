import { FUNCTION_NAMES, type Comparison, type Condition, type Expression, type FunctionName } from './expression.js';

/** A condition or calculation that cannot be read; `at` is the offset in the text, `message` is Italian and says what was expected. */
export class ExpressionSyntaxError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
    this.name = 'ExpressionSyntaxError';
  }
}

/** Reads a condition in the package's Italian syntax (docs/model-package.md). @throws ExpressionSyntaxError */
export function parseCondition(text: string): Condition {
  const parser = new Parser(text);
  const condition = parser.condition();
  parser.end();
  return condition;
}

/** Reads a calculation. @throws ExpressionSyntaxError */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text);
  const expression = parser.expression();
  parser.end();
  return expression;
}

const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  is: 'è',
  isNot: 'non è',
  atLeast: 'è almeno',
  atMost: 'è al massimo',
  moreThan: 'è maggiore di',
  lessThan: 'è minore di',
  includes: 'comprende',
};

/** Writes a condition in the syntax that {@link parseCondition} reads; parse(print(c)) is c. */
export function printCondition(condition: Condition): string {
  switch (condition.op) {
    case 'and':
    case 'or':
      return condition.args.map((arg) => (needsParentheses(condition.op, arg) ? `(${printCondition(arg)})` : printCondition(arg))).join(condition.op === 'and' ? ' e ' : ' oppure ');
    case 'not':
      return `non (${printCondition(condition.arg)})`;
    case 'oneOf':
      return `${printExpression(condition.left)} è uno di ${condition.values.map(printExpression).join(', ')}`;
    case 'answered':
      return `${condition.variable} ha risposta`;
    case 'coversAll':
      return `${condition.variable} copre ogni valore`;
    default:
      return `${printExpression(condition.left)} ${COMPARISON_WORDS[condition.op]} ${printExpression(condition.right)}`;
  }
}

function needsParentheses(outer: 'and' | 'or', inner: Condition): boolean {
  return inner.op === 'or' || inner.op === outer;
}

/** Writes a calculation in the syntax that {@link parseExpression} reads. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      if (typeof expression.value === 'boolean') return expression.value ? 'sì' : 'no';
      if (typeof expression.value === 'number') return String(expression.value);
      return /^[A-Z][A-Z0-9_]*$/.test(expression.value) || /^\d{4}-\d{2}-\d{2}$/.test(expression.value) ? expression.value : JSON.stringify(expression.value);
    case 'variable':
      return expression.key;
    case 'parameter':
      return `parametro(${JSON.stringify(expression.id)})`;
    case 'call':
      return `${expression.fn}(${expression.args.map(printExpression).join(', ')})`;
    case 'arithmetic':
      return `(${printExpression(expression.left)} ${expression.operator} ${printExpression(expression.right)})`;
    case 'if':
      // A list inside the condition would swallow the comma that ends it.
      return `se((${printCondition(expression.condition)}), ${printExpression(expression.then)}, ${printExpression(expression.else)})`;
  }
}

type Token = { readonly kind: 'word' | 'number' | 'string' | 'date' | 'sign' | 'end'; readonly text: string; readonly at: number };

const TOKEN = /\s*(?:(\d{4}-\d{2}-\d{2})|(\d+(?:\.\d+)?)|("(?:[^"\\]|\\.)*")|([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)|([()+\-*/,]))/uy;
const MAX_DEPTH = 40;

class Parser {
  private readonly tokens: Token[] = [];
  private position = 0;
  private depth = 0;

  constructor(text: string) {
    TOKEN.lastIndex = 0;
    let end = 0;
    while (text.slice(end).trim() !== '') {
      TOKEN.lastIndex = end;
      const match = TOKEN.exec(text);
      if (!match) throw new ExpressionSyntaxError(`carattere non previsto: «${text.slice(end).trim()[0]}»`, end);
      const [whole, date, number, string, word, sign] = match;
      const at = end + whole.search(/\S/);
      if (date) this.tokens.push({ kind: 'date', text: date, at });
      else if (number) this.tokens.push({ kind: 'number', text: number, at });
      else if (string) this.tokens.push({ kind: 'string', text: JSON.parse(string) as string, at });
      else if (word) this.tokens.push({ kind: 'word', text: word, at });
      else this.tokens.push({ kind: 'sign', text: sign!, at });
      end = TOKEN.lastIndex;
    }
    this.tokens.push({ kind: 'end', text: '', at: text.length });
  }

  condition(): Condition {
    return this.nested(() => {
      const args = [this.conjunction()];
      while (this.takeWord('oppure')) args.push(this.conjunction());
      return args.length === 1 ? args[0]! : { op: 'or', args };
    });
  }

  expression(): Expression {
    return this.nested(() => {
      let left = this.term();
      for (let sign = this.takeSign('+', '-'); sign; sign = this.takeSign('+', '-')) {
        left = { kind: 'arithmetic', operator: sign as '+' | '-', left, right: this.term() };
      }
      return left;
    });
  }

  end(): void {
    const token = this.peek();
    if (token.kind !== 'end') this.fail(`testo in più: «${token.text}»`);
  }

  private conjunction(): Condition {
    const args = [this.negation()];
    while (this.takeWord('e')) args.push(this.negation());
    return args.length === 1 ? args[0]! : { op: 'and', args };
  }

  private negation(): Condition {
    if (this.takeWord('non')) {
      this.expectSign('(');
      const arg = this.condition();
      this.expectSign(')');
      return { op: 'not', arg };
    }
    const start = this.position;
    if (this.takeSign('(')) {
      // A parenthesis may open a condition or an arithmetic value: try the first, fall back to the second.
      try {
        const inner = this.condition();
        this.expectSign(')');
        return inner;
      } catch (error) {
        if (!(error instanceof ExpressionSyntaxError)) throw error;
        this.position = start;
      }
    }
    return this.comparison();
  }

  private comparison(): Condition {
    const left = this.expression();
    if (this.takeWord('ha')) {
      this.expectWord('risposta');
      return { op: 'answered', variable: this.keyOf(left) };
    }
    if (this.takeWord('copre')) {
      this.expectWord('ogni');
      this.expectWord('valore');
      return { op: 'coversAll', variable: this.keyOf(left) };
    }
    if (this.takeWord('comprende')) return { op: 'includes', left, right: this.expression() };
    if (this.takeWord('non')) {
      this.expectWord('è');
      return { op: 'isNot', left, right: this.expression() };
    }
    this.expectWord('è');
    if (this.takeWord('uno')) {
      this.expectWord('di');
      const values = [this.expression()];
      while (this.takeSign(',')) values.push(this.expression());
      return { op: 'oneOf', left, values };
    }
    if (this.takeWord('almeno')) return { op: 'atLeast', left, right: this.expression() };
    if (this.takeWord('al')) {
      this.expectWord('massimo');
      return { op: 'atMost', left, right: this.expression() };
    }
    if (this.takeWord('maggiore')) {
      this.expectWord('di');
      return { op: 'moreThan', left, right: this.expression() };
    }
    if (this.takeWord('minore')) {
      this.expectWord('di');
      return { op: 'lessThan', left, right: this.expression() };
    }
    return { op: 'is', left, right: this.expression() };
  }

  private term(): Expression {
    let left = this.factor();
    for (let sign = this.takeSign('*', '/'); sign; sign = this.takeSign('*', '/')) {
      left = { kind: 'arithmetic', operator: sign as '*' | '/', left, right: this.factor() };
    }
    return left;
  }

  private factor(): Expression {
    const token = this.peek();
    if (this.takeSign('(')) {
      const inner = this.expression();
      this.expectSign(')');
      return inner;
    }
    this.position += 1;
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    if (token.kind === 'string' || token.kind === 'date') return { kind: 'literal', value: token.text };
    if (token.kind === 'word') return this.word(token);
    this.position -= 1;
    return this.fail('manca un valore');
  }

  private word(token: Token): Expression {
    if (token.text === 'sì' || token.text === 'no') return { kind: 'literal', value: token.text === 'sì' };
    if (this.takeSign('(')) return this.call(token);
    return /^[A-Z]/.test(token.text) ? { kind: 'literal', value: token.text } : { kind: 'variable', key: token.text };
  }

  private call(token: Token): Expression {
    if (token.text === 'se') {
      const condition = this.condition();
      this.expectSign(',');
      const then = this.expression();
      this.expectSign(',');
      const otherwise = this.expression();
      this.expectSign(')');
      return { kind: 'if', condition, then, else: otherwise };
    }
    if (token.text === 'parametro') {
      const id = this.peek();
      if (id.kind !== 'string') this.fail('parametro vuole il nome fra virgolette');
      this.position += 1;
      this.expectSign(')');
      return { kind: 'parameter', id: id.text };
    }
    if (!FUNCTION_NAMES.includes(token.text as FunctionName)) this.fail(`funzione sconosciuta: «${token.text}»`);
    const args = [this.expression()];
    while (this.takeSign(',')) args.push(this.expression());
    this.expectSign(')');
    return { kind: 'call', fn: token.text as FunctionName, args };
  }

  private keyOf(expression: Expression): string {
    return expression.kind === 'variable' ? expression.key : this.fail('qui va il nome di una variabile');
  }

  private nested<T>(read: () => T): T {
    // Hostile packages nest parentheses without end; a depth limit answers before the stack does.
    this.depth += 1;
    if (this.depth > MAX_DEPTH) this.fail('troppe parentesi una dentro l’altra');
    const result = read();
    this.depth -= 1;
    return result;
  }

  private peek(): Token {
    return this.tokens[this.position]!;
  }

  private takeWord(text: string): boolean {
    const token = this.peek();
    if (token.kind !== 'word' || token.text !== text) return false;
    this.position += 1;
    return true;
  }

  private takeSign(...texts: string[]): string | undefined {
    const token = this.peek();
    if (token.kind !== 'sign' || !texts.includes(token.text)) return undefined;
    this.position += 1;
    return token.text;
  }

  private expectWord(text: string): void {
    if (!this.takeWord(text)) this.fail(`atteso «${text}», trovato «${this.peek().text || 'la fine'}»`);
  }

  private expectSign(text: string): void {
    if (!this.takeSign(text)) this.fail(`atteso «${text}», trovato «${this.peek().text || 'la fine'}»`);
  }

  private fail(message: string): never {
    throw new ExpressionSyntaxError(message, this.peek().at);
  }
}
