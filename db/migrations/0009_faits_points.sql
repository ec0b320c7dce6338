-- Of the points of a candidature, what they were computed from is kept, a tenth of the sentences that explain them: those are
-- written when they are read, in whatever language. A row from before keeps its sentences until its points are next computed.
alter table candidature alter column lignes drop not null;
alter table candidature add column faits_points jsonb; -- null once erased, or not computed since
comment on column candidature.lignes is 'sentences stored before faits_points; no longer written';
