-- How long what is kept, what must stay longer, and what was erased.

-- Children that were taken back as a whole: only the history still tells of them.
create index journal_row_gone on journal_row (kind, row_id) where before_image is not null and after_image is null;

-- Only terms that the board changed; the others are those the program ships.
create table retention_term (
    id text not null constraint retention_term_pk primary key,
    version bigint not null,
    kind text not null constraint retention_term_once unique,
    months bigint not null constraint retention_term_months check (months between 0 and 600),
    -- Where the board wrote it down.
    source text
);

create table legal_hold (
    id text not null constraint legal_hold_pk primary key,
    version bigint not null,
    child_id text not null constraint legal_hold_child references child (id),
    reason text not null,
    placed_on text not null,
    placed_by text not null,
    lifted_on text,
    lifted_by text
);

create index legal_hold_by_child on legal_hold (child_id);

-- What was erased, without a name: it must outlive what it is about.
create table erasure (
    id text not null constraint erasure_pk primary key,
    version bigint not null,
    erased_at text not null,
    erased_by text not null,
    kind text not null,
    ground text not null,
    children bigint not null,
    caregivers bigint not null,
    households bigint not null,
    records bigint not null,
    journal_lines bigint not null
);
