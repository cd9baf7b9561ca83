-- Mornings on which a child gets used to its group before the fourth birthday, and its start as a pupil.

create table wenochtend (
    id text not null constraint wenochtend_pk primary key,
    version bigint not null,
    child_id text not null constraint wenochtend_child references child (id),
    application_id text not null constraint wenochtend_application references application (id),
    group_id text not null constraint wenochtend_group references school_group (id),
    planned_on text not null,
    -- A whole day counts for two.
    half_days bigint not null constraint wenochtend_half_days check (half_days in (1, 2)),
    answer text not null,
    answered_on text,
    -- Who brings and collects.
    escort text,
    cancelled_on text,
    cancel_reason text,
    attendance text,
    left_at text,
    -- What was seen.
    play text,
    contact text,
    language text,
    self_reliance text,
    toilet text,
    parents_impression text,
    next_question text,
    marked_by text
);

create index wenochtend_by_day on wenochtend (planned_on, group_id);
create index wenochtend_by_application on wenochtend (application_id);
create index wenochtend_by_child on wenochtend (child_id);
create index wenochtend_by_group on wenochtend (group_id);
-- Two people who plan at once cannot give a child the same morning twice.
create unique index wenochtend_once on wenochtend (child_id, planned_on) where cancelled_on is null;

-- From admission to pupil: is the child ready, is the day confirmed, did it start, how did it go.
create table child_start (
    id text not null constraint child_start_pk primary key,
    version bigint not null,
    application_id text not null constraint child_start_application references application (id),
    looked_on text,
    toilet text not null,
    self_reliance text not null,
    readiness_note text,
    confirmed_on text,
    started_on text,
    -- Inschrijfdatum (Besluit bekostiging WPO art. 7 lid 4 and 5).
    enrolled_on text,
    look_back_on text,
    looked_back_on text,
    look_back_note text,
    constraint child_start_once unique (application_id)
);

create index child_start_look_back on child_start (look_back_on) where looked_back_on is null;
