import { badBodies } from './bad-bodies';
import { besideTheApi } from './beside-the-api';
import { costlyReads } from './costly-reads';
import { failingWrites } from './failing-writes';
import { manyLogins } from './many-logins';
import { unreadAnswers } from './unread-answers';

export const ABUSES = [badBodies, failingWrites, costlyReads, unreadAnswers, manyLogins, besideTheApi];
