-- Few candidatures are ever designated: those that are not need no place in this index, which each of them had to write.
drop index candidature_designation;
create index candidature_designation on candidature (designation_id) where designation_id is not null;
