-- A questionnaire of a process: its questions in their order, and one answer of each person or organisation.
create table questionnaire (
  id integer primary key autoincrement,
  uuid text not null unique,
  process bigint not null unique references process (id),
  title text not null,
  intro text not null,
  state text not null,
  texts_public boolean not null,
  created_at bigint not null,
  version bigint not null
);
create table question (
  id integer primary key autoincrement,
  questionnaire bigint not null references questionnaire (id),
  kind text not null,
  title text not null,
  help text not null,
  required boolean not null,
  position bigint not null,
  version bigint not null
);
create index question_list on question (questionnaire, position);
create table question_choice (
  id integer primary key autoincrement,
  question bigint not null references question (id),
  label text not null,
  position bigint not null
);
create index question_choice_list on question_choice (question, position);
-- `answerer` is `p` and the person or `o` and the organisation; after an erasure `x` and the answer's own uuid.
create table questionnaire_answer (
  id integer primary key autoincrement,
  uuid text not null unique,
  questionnaire bigint not null references questionnaire (id),
  answerer text not null,
  person bigint references person (id),
  organization bigint references organization (id),
  state text not null,
  created_at bigint not null,
  changed_at bigint not null,
  sent_at bigint,
  version bigint not null,
  unique (questionnaire, answerer)
);
create index questionnaire_answer_person on questionnaire_answer (person);
create table questionnaire_value (
  id integer primary key autoincrement,
  answer bigint not null references questionnaire_answer (id),
  question bigint not null references question (id),
  choice bigint references question_choice (id),
  words text not null
);
create index questionnaire_value_answer on questionnaire_value (answer);
create index questionnaire_value_question on questionnaire_value (question, choice);
