/** Child process that reads the text of one DOCX (ReadDocument of the ports). */
import { answerOnce } from './answer-once.mjs';
import { readBlocks } from './docx-blocks.mjs';

answerOnce(readBlocks);
