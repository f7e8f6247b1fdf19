--liquibase formatted sql

--changeset needsline:monitoring-steps
--comment One row a step of a case that people take: who it waits for, since when, until when; done_at is empty while it waits. Kept for the figures, a year and a month.
create table waiting_step (
  task_id varchar(64) primary key,
  case_number varchar(64) not null,
  process varchar(64) not null,
  step varchar(64) not null,
  step_name varchar(160) not null,
  village varchar(12) not null,
  unit varchar(60) not null,
  candidate_groups varchar(4000) not null,
  since timestamp with time zone not null,
  due_at timestamp with time zone,
  done_at timestamp with time zone,
  workdays integer,
  nudged_at timestamp with time zone,
  nudged_by varchar(64)
);
--comment What waits (done_at is null) and what was done lately, without reading the rest.
create index waiting_step_done on waiting_step (done_at, unit);
create index waiting_step_unit on waiting_step (unit, done_at, due_at);
