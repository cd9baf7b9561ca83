-- Customs of the school for them; a group can have its own number and weekdays.
alter table school add column wen_mornings bigint not null default 5 constraint school_wen_mornings check (wen_mornings between 0 and 10);
alter table school add column wen_places bigint not null default 2 constraint school_wen_places check (wen_places between 1 and 10);
-- JSON numbers 1 (Monday) to 5.
alter table school add column wen_weekdays text not null default '[1,2,3,4,5]';
alter table school add column wen_skip_first_weeks bigint not null default 2 constraint school_wen_first check (wen_skip_first_weeks between 0 and 8);
alter table school add column wen_skip_last_weeks bigint not null default 4 constraint school_wen_last check (wen_skip_last_weeks between 0 and 8);
alter table school add column wen_skip_sinterklaas bigint not null default 1 constraint school_wen_sinterklaas check (wen_skip_sinterklaas in (0, 1));
alter table school add column wen_bring text;
-- The moment at which the whole school moves up for a morning.
alter table school add column moving_up_on text;
alter table school add column look_back_weeks bigint not null default 6 constraint school_look_back check (look_back_weeks between 1 and 26);
alter table school_group add column wen_places bigint constraint school_group_wen_places check (wen_places between 0 and 10);
-- Empty for those of the school.
alter table school_group add column wen_weekdays text not null default '[]';
