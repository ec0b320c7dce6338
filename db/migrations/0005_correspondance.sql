-- Matching both ways reads narrow rows that the law wrote: one per request, and one per place and type of home (K1).

alter table demande add column veille_depuis timestamptz; -- wants to be told of new homes, since then (F62)

alter table profil
  add column voeux text[] not null default '{}', -- allowed and wished: shown when no type is chosen (K11)
  add column reserve integer, -- company whose reserved homes are open to it (K13)
  add column active boolean not null default false,
  add column veille boolean not null default false,
  add column version integer not null default 0; -- of the law that wrote it; 0: its correspondances are not written yet

update profil p set
  active = d.statut = 'active',
  reserve = (select r.entreprise_id from rattachement r where r.demande_id = d.id and r.validation in ('deleguee', 'validee')),
  voeux = array(
    select t from unnest(p.typologies) t, coalesce(nullif(d.faits -> 'typologiesSouhaitees', 'null'), '[]') w
    where w = '[]' or w ? t or (t = 'T1BIS' and w ? 'T1') or (t = 'T1' and w ? 'T1BIS')),
  communes = case when p.departements = '{}' then p.communes else '{}' end
from demande d where d.id = p.demande_id;

alter table profil
  alter column voeux drop default, alter column active drop default, alter column veille drop default, alter column version drop default;
create index profil_reserve on profil (reserve) where reserve is not null;
create index profil_version on profil (version);

-- The reverse match: every active request under each place and each type that it may have. Read from its index alone; no
-- foreign key, for each of its rows would be checked one by one: it is rewritten with its request, from the profil.
create table correspondance (
  lieu text collate "C" not null, -- INSEE code, V + city wished whole, D + département of a widened request
  typologie text collate "C" not null, -- T1bis under T1 (K15)
  masque integer not null,
  alerte boolean not null, -- asked to be told, and of this type
  demande_id integer not null
);
create unique index correspondance_cle on correspondance (lieu, typologie, masque, alerte, demande_id);

-- Every mask that correspondance holds: a question about one class becomes a list of exact values.
create table masque_ecrit (masque integer primary key);

-- Homes that those who asked are to be told of. Filled by one statement for tens of thousands of people: no foreign key either.
create table alerte (
  offre_id integer not null,
  demande_id integer not null,
  cree_le timestamptz not null,
  envoyee_le timestamptz,
  primary key (offre_id, demande_id)
);
create index alerte_a_envoyer on alerte (demande_id) where envoyee_le is null;

-- The other direction reads its index alone until the page is chosen.
drop index offre_recherche;
drop index offre_departement;
create index offre_recherche on offre (commune, typologie, classe) include (id, cloture_le, reservee_a, loyer, surface, nature, pmr) where statut = 'en_ligne';
create index offre_departement on offre (departement, typologie, classe) include (id, cloture_le, reservee_a, loyer, surface, nature, pmr) where statut = 'en_ligne';
