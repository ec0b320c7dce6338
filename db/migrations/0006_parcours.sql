-- From the ranked list to the keys: each act is a row with who and when. `par`: the account that acted.

-- Action Logement -------------------------------------------------------------

create table priorite ( -- checked by a conseiller (K9); append-only: the last row is in force
  id integer generated always as identity primary key,
  demande_id integer not null references demande,
  dalo boolean not null,
  lettres text[] not null, -- of CCH L441-1
  motif text not null,
  posee_le timestamptz not null,
  par integer not null references compte
);
create index priorite_demande on priorite (demande_id, id);
create index priorite_par on priorite (par);

create table designation ( -- one sending of files to the landlord (K10)
  id integer generated always as identity primary key,
  offre_id integer not null references offre,
  tour smallint not null check (tour >= 1),
  causes text[] not null check (causes <@ array['moins_de_trois', 'ordre_non_suivi', 'prioritaire_ecarte']),
  motif text,
  faite_le timestamptz not null,
  par integer not null references compte,
  unique (offre_id, tour),
  check (cardinality(causes) = 0 or motif is not null)
);
create index designation_par on designation (par);

create table rappel ( -- one passed over is asked to come back at the frozen rank
  id integer generated always as identity primary key,
  candidature_id integer not null references candidature,
  propose_le timestamptz not null,
  par integer not null references compte,
  expire_le timestamptz not null,
  motif text, -- when somebody placed before could have been asked
  reponse text check (reponse in ('oui', 'non', 'sans_suite')),
  repondu_le timestamptz,
  check ((reponse is null) = (repondu_le is null))
);
create index rappel_candidature on rappel (candidature_id, id);
create unique index rappel_ouvert on rappel (candidature_id) where reponse is null;
create index rappel_par on rappel (par);

-- Landlord --------------------------------------------------------------------

create table piece_demandee (
  id integer generated always as identity primary key,
  candidature_id integer not null references candidature,
  piece text not null, -- code of the closed list of CCH R441-2-4-1
  precision_utile text,
  pour_le date not null, -- last day
  demandee_le timestamptz not null,
  par integer not null references compte,
  deposee_le timestamptz, -- the applicant says that it is filed at the register
  recue_le timestamptz,
  annulee_le timestamptz,
  check (recue_le is null or annulee_le is null)
);
create index piece_demandee_candidature on piece_demandee (candidature_id, id);
create unique index piece_demandee_ouverte on piece_demandee (candidature_id, piece) where recue_le is null and annulee_le is null;
create index piece_demandee_par on piece_demandee (par);

create table visite (
  id integer generated always as identity primary key,
  candidature_id integer not null references candidature,
  creneaux timestamptz[] not null check (cardinality(creneaux) between 1 and 4),
  rendez_vous text not null, -- where to meet, whom to ask for
  proposee_le timestamptz not null,
  par integer not null references compte,
  choisie timestamptz,
  declinee boolean not null default false, -- none of the times suits
  repondue_le timestamptz,
  annulee_le timestamptz,
  check (choisie is null or choisie = any (creneaux)),
  check (not (declinee and choisie is not null)),
  check ((repondue_le is null) = (choisie is null and not declinee))
);
create index visite_candidature on visite (candidature_id, id);
create unique index visite_ouverte on visite (candidature_id) where annulee_le is null and not declinee and choisie is null;
create index visite_par on visite (par);

create table bail (
  candidature_id integer primary key references candidature,
  offre_id integer not null unique references offre,
  signe_le date not null,
  entree_le date not null,
  enregistre_le timestamptz not null,
  par integer not null references compte,
  cles_remises_le date,
  cles_enregistrees_le timestamptz,
  check (entree_le >= signe_le),
  check ((cles_remises_le is null) = (cles_enregistrees_le is null))
);
create index bail_par on bail (par);

-- Commission ------------------------------------------------------------------

create table seance (
  id integer generated always as identity primary key,
  bailleur_id integer not null references bailleur,
  jour date not null,
  unique (bailleur_id, jour)
);

create table passage ( -- one home before one sitting
  id integer generated always as identity primary key,
  seance_id integer not null references seance,
  offre_id integer not null references offre,
  exception text check (exception in ('candidats_insuffisants', 'dalo_prefet', 'plai_adapte')),
  convoque_le timestamptz not null,
  par integer not null references compte,
  notifie_le timestamptz, -- letters left: the decisions stand
  notifie_par integer references compte,
  check ((notifie_le is null) = (notifie_par is null))
);
create index passage_seance on passage (seance_id);
create index passage_offre on passage (offre_id, id);
create unique index passage_ouvert on passage (offre_id) where notifie_le is null;
create index passage_par on passage (par);
create index passage_notifie_par on passage (notifie_par);

create table decision ( -- may be corrected until the passage is notified
  passage_id integer not null references passage,
  candidature_id integer not null references candidature,
  code text not null check (code in ('attribution', 'attribution_rang', 'attribution_sous_condition', 'non_attribution', 'irrecevabilite')),
  rang smallint check (rang between 1 and 3),
  motifs text[] not null,
  fondement text,
  piece text,
  date_limite date,
  saisie_le timestamptz not null,
  par integer not null references compte,
  primary key (passage_id, candidature_id),
  check ((code in ('attribution', 'attribution_rang', 'attribution_sous_condition')) = (rang is not null)),
  check (code <> 'attribution_sous_condition' or (piece is not null and date_limite is not null)),
  check (code not in ('non_attribution', 'irrecevabilite') or cardinality(motifs) > 0),
  check (code <> 'irrecevabilite' or fondement is not null)
);
create index decision_candidature on decision (candidature_id);
create index decision_par on decision (par);

create function decision_notifiee() returns trigger language plpgsql as $$
begin
  if exists (select 1 from passage p where p.id = old.passage_id and p.notifie_le is not null) then
    raise exception 'a notified decision never changes';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger decision_notifiee before update or delete on decision
  for each row execute function decision_notifiee();

create trigger priorite_immuable before update or delete on priorite
  for each row execute function ligne_immuable();
create trigger designation_immuable before update or delete on designation
  for each row execute function ligne_immuable();

-- Candidature: three at most with the landlord, one home for one household --------

alter table candidature
  add designation_id integer references designation,
  add place smallint check (place between 1 and 3), -- among those that the landlord has
  add rang_commission smallint check (rang_commission between 1 and 3);
create index candidature_designation on candidature (designation_id);
create unique index candidature_trois_au_plus on candidature (offre_id, place)
  where statut in ('transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee', 'bail_signe');
create unique index candidature_un_seul_attributaire on candidature (offre_id)
  where statut in ('attribuee', 'acceptee', 'bail_signe');
create index candidature_echeance on candidature (echeance_le) where statut in ('attribuee', 'attribuee_sous_condition');

-- Messages: what the page « ce message vient-il de nous ? » recognises ----------------

create table message (
  empreinte text primary key, -- keyed digest of the code that the message bears
  compte_id integer references compte on delete set null, -- an account never opened is deleted: its message was ours all the same
  sujet text not null,
  envoye_le timestamptz not null
);
create index message_compte on message (compte_id);
create index message_envoye on message (envoye_le); -- purged when old
