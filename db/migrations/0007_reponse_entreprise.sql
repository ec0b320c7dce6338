-- What a company answered about one of its employees (F184): who, when, and why not. Append-only: the last row stands as long
-- as the job is the same; `rattachement.validation` holds the state that follows from it.
create table reponse_entreprise (
  id integer generated always as identity primary key,
  demande_id integer not null references demande,
  entreprise_id integer not null references entreprise,
  reponse text not null check (reponse in ('validee', 'refusee')),
  motif text,
  precision_utile text, -- in the company's words, for the applicant
  repondu_le timestamptz not null,
  par integer not null references compte,
  check ((reponse = 'refusee') = (motif is not null)),
  check (precision_utile is null or motif is not null)
);
create index reponse_entreprise_demande on reponse_entreprise (demande_id, entreprise_id, id);
create index reponse_entreprise_entreprise on reponse_entreprise (entreprise_id);
create index reponse_entreprise_par on reponse_entreprise (par);
