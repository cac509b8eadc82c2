/** Child process that reads one DOCX with its tracked changes (TrackedDocument of the ports). */
import { answerOnce } from './answer-once.mjs';
import { readTracked } from './tracked-blocks.mjs';

answerOnce(readTracked);
