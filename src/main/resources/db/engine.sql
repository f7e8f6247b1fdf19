--liquibase formatted sql

--changeset needsline:engine-missing-indexes
--comment Without them every completed task scans all open tasks, and every job acquisition all timers (measured: see README, benchmark).
create index needsline_idx_task_parent on ACT_RU_TASK (PARENT_TASK_ID_);
create index needsline_idx_job_due on ACT_RU_JOB (DUEDATE_);
