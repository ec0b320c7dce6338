-- A priority is never rewritten; it goes with the request that left AL'in (K25): DALO and the letters of L441-1 are sensitive.
create function priorite_immuable() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select 1 from demande d where d.id = old.demande_id and d.statut = 'supprimee') then
    return old;
  end if;
  raise exception 'priorite is append-only';
end $$;
drop trigger priorite_immuable on priorite;
create trigger priorite_immuable before update or delete on priorite
  for each row execute function priorite_immuable();
