import { Module } from '@nestjs/common';
import { AnswersRepository } from './answers.repository';

@Module({ providers: [AnswersRepository], exports: [AnswersRepository] })
export class CacheModule {}
