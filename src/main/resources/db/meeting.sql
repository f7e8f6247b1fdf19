--liquibase formatted sql

--property name:meeting.document value:blob dbms:h2 global:false
--property name:meeting.document value:bytea dbms:postgresql global:false

--changeset needsline:meeting-meetings
create table meeting (
  meeting_id varchar(40) not null primary key,
  village varchar(12) not null,
  called_how varchar(12) not null,
  called_by varchar(64),
  called_at timestamp with time zone not null,
  town_order varchar(2000),
  status varchar(12) not null,
  convenings int not null,
  adjournments int not null,
  corrections int not null,
  ended_at timestamp with time zone
);
create index idx_meeting_village on meeting (village);

-- The row of a village is locked while its next meeting is called: two meetings of a village are never open at once.
create table meeting_count (
  village varchar(12) not null primary key,
  count_year int not null,
  called int not null
);

create table meeting_session (
  meeting_id varchar(40) not null references meeting (meeting_id),
  convening int not null,
  convened_at timestamp with time zone not null,
  convened_by varchar(64),
  meets_at timestamp with time zone not null,
  venue varchar(200) not null,
  representatives int not null,
  recorded_at timestamp with time zone,
  recorded_by varchar(64),
  present int,
  chair varchar(100),
  recusals varchar(2000),
  quorate boolean,
  list_yes int,
  list_no int,
  list_abstain int,
  primary key (meeting_id, convening)
);

create table meeting_agenda (
  meeting_id varchar(40) not null references meeting (meeting_id),
  need_number varchar(40) not null,
  agenda_position int not null,
  title varchar(300) not null,
  category_name varchar(200) not null,
  kind varchar(20) not null,
  urgency varchar(20) not null,
  registered_on date not null,
  households int not null,
  hardship boolean not null,
  outcome varchar(20),
  reason varchar(40),
  decided_how varchar(12),
  vote_yes int,
  vote_no int,
  vote_abstain int,
  told_at timestamp with time zone,
  told_how varchar(20),
  primary key (meeting_id, need_number)
);
create index idx_meeting_agenda_need on meeting_agenda (need_number);

--changeset needsline:meeting-public-documents
create table meeting_notice (
  meeting_id varchar(40) not null references meeting (meeting_id),
  convening int not null,
  village varchar(12) not null,
  published_at timestamp with time zone not null,
  meets_at timestamp with time zone not null,
  venue varchar(200) not null,
  agenda_size int not null,
  primary key (meeting_id, convening)
);
create index idx_meeting_notice_village on meeting_notice (village);

create table meeting_minutes (
  meeting_id varchar(40) not null primary key references meeting (meeting_id),
  published_at timestamp with time zone not null,
  published_by varchar(64),
  remark varchar(2000),
  file_name varchar(100) not null,
  document ${meeting.document} not null
);
