--liquibase formatted sql

--changeset needsline:organisation-units
create table unit (
  code varchar(47) primary key,
  parent_code varchar(47) references unit (code),
  unit_level varchar(16) not null,
  name varchar(200) not null,
  name_en varchar(200) not null
);
create index unit_parent on unit (parent_code, unit_level);

--changeset needsline:organisation-staff
create table staff (
  user_id varchar(64) primary key,
  name varchar(100) not null,
  email varchar(200),
  phone varchar(32)
);
create table staff_role (
  user_id varchar(64) not null references staff (user_id),
  role_id varchar(32) not null,
  unit_code varchar(47) not null references unit (code),
  primary key (user_id, role_id, unit_code)
);
create index staff_role_unit on staff_role (unit_code, role_id);
