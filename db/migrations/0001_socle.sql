-- The ground: accounts, journal, requests, companies, landlords, offers, candidatures.
-- No column takes its time from the database: every instant is handed over (K27).

-- Companies and landlords ---------------------------------------------------

create table entreprise (
  id integer generated always as identity primary key,
  siren text not null unique check (siren ~ '^[0-9]{9}$'),
  nom text not null,
  effectif integer not null check (effectif >= 0),
  agricole boolean not null,
  categorie text not null check (categorie in ('PME', 'ETI', 'GE')),
  code text unique, -- the company code that its employees type (F119)
  delegation boolean not null, -- validation left to Action Logement (F184)
  politique jsonb not null -- criteria of tranches A, B, C (F185)
);

create table etablissement (
  siret text primary key check (siret ~ '^[0-9]{14}$'),
  entreprise_id integer not null references entreprise,
  nom text not null,
  commune text not null
);
create index etablissement_entreprise on etablissement (entreprise_id);

create table bailleur (
  id integer generated always as identity primary key,
  siren text not null unique check (siren ~ '^[0-9]{9}$'),
  nom text not null
);

-- Accounts ------------------------------------------------------------------

create table compte (
  id integer generated always as identity primary key,
  portail text not null check (portail in ('demandeur', 'entreprise', 'bailleur', 'conseiller')),
  role text not null check (role in ('demandeur', 'lecteur', 'validateur', 'administrateur', 'agent', 'secretaire', 'conseiller', 'responsable')),
  statut text not null check (statut in ('a_activer', 'actif', 'ferme')),
  email text not null check (email = lower(email)),
  civilite text check (civilite in ('madame', 'monsieur')),
  nom text not null,
  prenom text not null,
  telephone text,
  mot_de_passe text, -- argon2id, with its parameters; none before activation
  totp_secret text, -- second factor, enciphered
  totp_dernier_pas integer, -- a code is used once
  entreprise_id integer references entreprise,
  bailleur_id integer references bailleur,
  departements text[] not null, -- territory of a conseiller; empty: all
  conditions_version text,
  conditions_acceptees_le timestamptz,
  cree_le timestamptz not null,
  active_le timestamptz,
  check ((portail = 'entreprise') = (entreprise_id is not null)),
  check ((portail = 'bailleur') = (bailleur_id is not null)),
  check ((portail = 'demandeur') = (role = 'demandeur')),
  check (statut <> 'actif' or mot_de_passe is not null),
  check (portail = 'demandeur' or statut <> 'actif' or totp_secret is not null)
);
create unique index compte_email on compte (email) where statut <> 'ferme';
create index compte_entreprise on compte (entreprise_id);
create index compte_bailleur on compte (bailleur_id);

create table session (
  empreinte bytea primary key, -- SHA-256 of the opaque id that the cookie holds
  compte_id integer not null references compte on delete cascade,
  etape text not null check (etape in ('second_facteur', 'ouverte')),
  cree_le timestamptz not null,
  vue_le timestamptz not null,
  expire_le timestamptz not null,
  fraiche_jusqu_au timestamptz not null -- until then the password counts as fresh (K24)
);
create index session_compte on session (compte_id);
create index session_expire on session (expire_le);

create table jeton (
  empreinte bytea primary key,
  compte_id integer not null references compte on delete cascade,
  usage text not null check (usage in ('activation', 'reinitialisation')),
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  utilise_le timestamptz
);
create index jeton_compte on jeton (compte_id);

create table appareil (
  empreinte bytea primary key, -- SHA-256 of the device cookie
  compte_id integer not null references compte on delete cascade,
  vu_le timestamptz not null
);
create index appareil_compte on appareil (compte_id);

create table tentative (
  cle text not null, -- keyed digest of what is limited: an account, an address, a number
  quand timestamptz not null
);
create index tentative_cle on tentative (cle, quand);
create index tentative_quand on tentative (quand);

-- Journal: ids, kinds, field names and keyed digests; personal values apart, under the person's key (K25)

create table cle_personnelle (
  compte_id integer primary key references compte,
  cle bytea, -- destroyed at erasure
  detruite_le timestamptz,
  check ((cle is null) = (detruite_le is not null))
);

create table journal (
  id bigint generated always as identity primary key,
  quand timestamptz not null,
  acteur_type text not null check (acteur_type in ('visiteur', 'demandeur', 'entreprise', 'bailleur', 'conseiller', 'systeme', 'registre')),
  acteur_id integer,
  action text not null,
  objet text not null,
  objet_id integer,
  compte_id integer, -- whose history shows it
  demande_id integer,
  offre_id integer,
  candidature_id integer,
  avant text,
  apres text,
  motif text,
  champs text[] not null,
  empreinte text, -- keyed digest of the personal values
  requete text
);
create index journal_compte on journal (compte_id, id);
create index journal_demande on journal (demande_id, id);
create index journal_candidature on journal (candidature_id, id);
create index journal_offre on journal (offre_id, id);

create table journal_valeur (
  journal_id bigint primary key references journal,
  compte_id integer not null references cle_personnelle (compte_id),
  contenu bytea not null
);
create index journal_valeur_compte on journal_valeur (compte_id);

create function journal_immuable() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger journal_immuable before update or delete or truncate on journal
  for each statement execute function journal_immuable();

-- Requests ------------------------------------------------------------------

create table import_code (
  id integer generated always as identity primary key,
  compte_id integer not null references compte on delete cascade,
  session bytea not null, -- the code works only in the session that asked for it (K23)
  numero_unique text not null,
  code text, -- keyed digest; none when no mail could be sent: the page is the same
  registre jsonb, -- what the register said, kept until confirmation
  essais smallint not null default 0,
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  verifie_le timestamptz,
  clos_le timestamptz
);
create index import_code_compte on import_code (compte_id, id);
create index import_code_numero on import_code (numero_unique, cree_le);

create table demande (
  id integer generated always as identity primary key,
  numero_als text not null generated always as (lpad(id::text, 10, '0')) stored,
  compte_id integer not null references compte,
  numero_unique text not null check (length(numero_unique) = 18),
  statut text not null check (statut in ('active', 'suspendue', 'radiee', 'supprimee')),
  registre jsonb not null, -- the request as the register gave it
  faits jsonb not null, -- the same in the words of the law
  nom text not null,
  prenom text not null,
  naissance date not null,
  date_depot date not null, -- initial filing, given by the register
  valide_jusqu_au date not null,
  radiee_le date,
  radiation_motif text,
  pieces_confirmees_le timestamptz,
  importee_le timestamptz not null,
  relue_le timestamptz not null,
  check ((statut = 'radiee') = (radiee_le is not null))
);
create unique index demande_numero on demande (numero_unique) where statut <> 'supprimee';
create unique index demande_compte on demande (compte_id) where statut <> 'supprimee';

create table rattachement ( -- the mini-form: who employs the household (F116–F119, F194)
  demande_id integer primary key references demande,
  titulaire text not null check (titulaire in ('demandeur', 'codemandeur')),
  situation text not null check (situation in ('cdi', 'agent_public', 'cdd', 'independant', 'demandeur_emploi', 'apprenti', 'etudiant', 'retraite', 'autre')),
  nom_employeur text,
  siret text check (siret ~ '^[0-9]{14}$'),
  code_entreprise text,
  plusieurs_employeurs boolean not null,
  entreprise_id integer references entreprise,
  date_embauche date,
  evenement text check (evenement in ('embauche', 'mutation')),
  evenement_le date,
  trajet_minutes smallint check (trajet_minutes between 0 and 600),
  validation text not null check (validation in ('deleguee', 'validee', 'en_attente', 'refusee', 'sans_objet')),
  tranches text[] not null,
  maj_le timestamptz not null,
  check ((evenement is null) = (evenement_le is null))
);
create index rattachement_entreprise on rattachement (entreprise_id);

create table consentement ( -- append-only: the last row is in force (F120–F122)
  id integer generated always as identity primary key,
  demande_id integer not null references demande,
  choix smallint not null check (choix in (1, 2, 3)),
  version text not null,
  donne_le timestamptz not null
);
create index consentement_demande on consentement (demande_id, id);

create table profil ( -- read model: what the law allows, computed once (K1)
  demande_id integer primary key references demande,
  masque integer not null, -- one bit per class financing × zone
  masque_a_verifier integer not null,
  typologies text[] not null,
  communes text[] not null,
  departements text[] not null,
  valable_jusqu_au date not null, -- from this day the law may answer otherwise
  calcule_le timestamptz not null
);
create index profil_valable on profil (valable_jusqu_au);

-- Offers --------------------------------------------------------------------

create table offre (
  id integer generated always as identity primary key,
  reference text not null unique,
  bailleur_id integer not null references bailleur,
  statut text not null check (statut in ('brouillon', 'soumise', 'en_ligne', 'close', 'transmise', 'en_commission', 'attribuee', 'louee', 'retiree', 'sans_candidat')),
  commune text not null, -- INSEE
  departement text not null,
  code_postal text not null,
  ville text not null,
  adresse text not null,
  lat double precision not null,
  lon double precision not null,
  typologie text not null check (typologie in ('T1', 'T1BIS', 'T2', 'T3', 'T4', 'T5', 'T6')),
  nature text not null check (nature in ('appartement', 'maison')),
  financement text not null check (financement in ('PLAI', 'PLUS', 'PLS', 'PLI', 'LLI')),
  zone_abc text check (zone_abc in ('Abis', 'A', 'B1', 'B2', 'C')),
  zone_apl smallint check (zone_apl in (1, 2, 3)),
  classe smallint not null check (classe between 0 and 16), -- the bit of its class financing × zone
  loyer integer not null check (loyer > 0), -- cents a month, charges included
  loyer_hors_charges integer not null check (loyer_hors_charges > 0),
  depot_garantie integer not null check (depot_garantie >= 0),
  surface numeric(6, 2) not null check (surface > 0),
  etage smallint not null,
  ascenseur boolean not null,
  pmr boolean not null,
  chauffage text not null,
  annee smallint,
  dpe text not null check (dpe in ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  ges text not null check (ges in ('A', 'B', 'C', 'D', 'E', 'F', 'G')),
  description text not null,
  disponible_le date not null,
  publiee_le timestamptz,
  cloture_le timestamptz, -- first instant at which nobody may apply any more
  reservee_a integer references entreprise,
  designes_max smallint not null check (designes_max between 1 and 3),
  graine text, -- seed of the draw; secret until the offer closes (K7)
  graine_engagement text, -- its SHA-256, published with the offer
  motif_retrait text,
  cree_le timestamptz not null,
  check (loyer >= loyer_hors_charges),
  check (statut in ('brouillon', 'soumise', 'retiree') or (publiee_le is not null and cloture_le is not null and graine is not null and graine_engagement is not null)),
  check (statut <> 'retiree' or motif_retrait is not null)
);
create index offre_recherche on offre (commune, typologie, classe) where statut = 'en_ligne';
create index offre_departement on offre (departement, typologie, classe) where statut = 'en_ligne';
create index offre_cloture on offre (cloture_le) where statut = 'en_ligne';
create index offre_bailleur on offre (bailleur_id, statut);
create index offre_reservee on offre (reservee_a);

-- Candidatures --------------------------------------------------------------

create table candidature (
  id integer generated always as identity primary key,
  offre_id integer not null references offre,
  demande_id integer not null references demande,
  statut text not null check (statut in ('deposee', 'validee', 'invalidee', 'transmise', 'non_designee', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'non_attribuee', 'irrecevable', 'acceptee', 'refusee', 'rang_caduc', 'bail_signe', 'retiree', 'offre_retiree')),
  deposee_le timestamptz not null,
  date_depot date not null, -- of the request, on the day of the candidature
  points_fixes smallint not null,
  categorie text check (categorie in ('PME', 'ETI', 'GE')),
  lignes jsonb not null, -- the trace of the fixed points (B1)
  tirage text not null, -- place in the draw: HMAC of the number with the offer's seed
  points_le timestamptz not null,
  ordre_gele integer, -- place in the list frozen at closing (K8)
  rang_gele integer,
  total_gele smallint,
  attente_piece text, -- a paper is asked for
  echeance_le timestamptz, -- an answer is due
  motif text,
  statut_le timestamptz not null
);
-- One home at a time: the database refuses the second (F145).
create unique index candidature_une_seule on candidature (demande_id)
  where statut in ('deposee', 'validee', 'transmise', 'en_commission', 'attribuee', 'attribuee_rang', 'attribuee_sous_condition', 'acceptee');
create unique index candidature_une_par_offre on candidature (offre_id, demande_id) where statut <> 'retiree';
create index candidature_demande on candidature (demande_id, id);
create index candidature_rang on candidature (offre_id, date_depot, id) include (points_fixes, categorie, demande_id)
  where statut in ('deposee', 'validee');

create table gel ( -- the list at closing, with all that it was computed from (K8, B6)
  offre_id integer primary key references offre,
  gele_le timestamptz not null,
  bonus text check (bonus in ('PME', 'ETI', 'GE')),
  bareme text not null,
  sur integer not null, -- how many are on it
  entrees jsonb not null,
  empreinte text not null
);

create table equilibrage ( -- the balance bonus, dated; at most one on a day
  id integer generated always as identity primary key,
  categorie text not null check (categorie in ('PME', 'ETI', 'GE')),
  debut date not null,
  fin date not null, -- first day without it
  motif text not null,
  check (fin > debut),
  exclude using gist (daterange(debut, fin) with &&)
);
