-- What the law asks of a refusal, who disagrees, and when the school likes children to start.

-- WPO art. 40 lid 4: a child that needs support is refused only when another school is found, after talking with the parents.
alter table application add column refusal_ground text;
alter table application add column other_school text;
alter table application add column other_school_on text;
alter table application add column parents_heard_on text;

-- A caregiver who said not to agree with the aanmelding.
create table objection (
    id text not null constraint objection_pk primary key,
    version bigint not null,
    application_id text not null constraint objection_application references application (id),
    caregiver_id text not null constraint objection_caregiver references caregiver (id),
    said_on text not null,
    note text,
    -- It is kept when it is taken back: the dossier tells of both.
    taken_back_on text,
    constraint objection_once unique (application_id, caregiver_id)
);

-- Customs that only propose a first day.
alter table school add column start_no_december bigint not null default 0 constraint school_no_december check (start_no_december in (0, 1));
-- Who turns 4 in the last so many school weeks before the summer vacation starts after it. 0 for no such custom.
alter table school add column start_summer_weeks bigint not null default 0 constraint school_summer_weeks check (start_summer_weeks between 0 and 8);
