-- Found again by what is asked of them, whatever their state; and wrong states that the database refuses too.

-- Earlier refusals follow the number, requests taken out of AL'in included: each reading of a request looks for them.
create index demande_numero_tous on demande (numero_unique);

-- Employees type the code in any case: two companies never share one.
create unique index entreprise_code_majuscules on entreprise (upper(code));

-- A frozen place is whole, and one candidature holds it.
alter table candidature add check ((rang_gele is null) = (ordre_gele is null) and (rang_gele is null) = (total_gele is null));
create unique index candidature_ordre on candidature (offre_id, ordre_gele) where ordre_gele is not null;

alter table rattachement add check (tranches <@ array['A', 'B', 'C']);
