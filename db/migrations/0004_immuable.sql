-- What was said once stays said: consents, frozen lists and the places in them (P-07, K8).

create function ligne_immuable() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;

create trigger consentement_immuable before update or delete on consentement
  for each row execute function ligne_immuable();
create trigger gel_immuable before update or delete on gel
  for each row execute function ligne_immuable();

create function place_gelee_immuable() returns trigger language plpgsql as $$
begin
  raise exception 'a frozen place never changes';
end $$;
create trigger candidature_place_gelee before update of rang_gele, ordre_gele, total_gele, points_fixes, date_depot, categorie, tirage on candidature
  for each row
  when (old.ordre_gele is not null and (old.rang_gele, old.ordre_gele, old.total_gele, old.points_fixes, old.date_depot, old.categorie, old.tirage)
    is distinct from (new.rang_gele, new.ordre_gele, new.total_gele, new.points_fixes, new.date_depot, new.categorie, new.tirage))
  execute function place_gelee_immuable();
