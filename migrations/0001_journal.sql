-- The journal of the change door: every change with the rows it touched, before and after.
-- Columns everywhere are text or bigint only, so that SQLite and PostgreSQL read the same file.

create table journal_change (
    id text not null constraint journal_change_pk primary key,
    -- Text ids made in the same millisecond may tie; this never does.
    seq bigint not null constraint journal_change_seq unique,
    at text not null,
    actor text not null,
    -- What was done, as a stable key ('application.register'); the window has the Dutch words.
    deed text not null,
    -- Whom or what it was about, as the user would say it.
    subject text not null,
    -- The same as it is searched, without accents and capitals. Erasure empties both.
    subject_key text not null,
    -- The change this one took back or did again.
    reverses text constraint journal_change_reverses references journal_change (id),
    undone bigint not null default 0 constraint journal_change_undone check (undone in (0, 1)),
    -- 0 for what undo passes over: an event without rows, or a deed that also changed a file.
    undoable bigint not null default 1 constraint journal_change_undoable check (undoable in (0, 1)),
    -- Of the subject with its salt. Erasure takes the words and the salt away, and the chain below still holds.
    subject_salt text,
    subject_digest text not null,
    -- Of the line before, this line, and the digests of its rows: a line that is changed, missing or moved breaks the chain.
    hash text not null
);

create index journal_change_actor on journal_change (actor, seq);
create index journal_change_deed on journal_change (deed, seq);
-- All that the history is narrowed by: choosing a page reads this and not the lines.
create index journal_change_narrow on journal_change (seq, at, actor, deed, subject_key);
create index journal_change_subject on journal_change (subject_key, seq);
create index journal_change_reversed on journal_change (reverses) where reverses is not null;

create table journal_row (
    change_id text not null constraint journal_row_change references journal_change (id),
    seq bigint not null,
    kind text not null,
    row_id text not null,
    -- JSON of the whole row; null before an insert, null after a delete.
    before_image text,
    after_image text,
    -- Of both images with the salt; see subject_digest.
    salt text,
    digest text not null,
    constraint journal_row_pk primary key (change_id, seq)
);

create index journal_row_record on journal_row (row_id);
-- What was erased: there is nothing to put back.
create index journal_row_erased on journal_row (change_id) where salt is null;
-- What was removed, for the bin.
create index journal_row_removed on journal_row (change_id) where before_image is not null and after_image is null;

-- Where the chain ends, so that a missing last line is missed.
create table journal_head (
    id text not null constraint journal_head_pk primary key constraint journal_head_single check (id = 'head'),
    seq bigint not null,
    hash text not null
);
