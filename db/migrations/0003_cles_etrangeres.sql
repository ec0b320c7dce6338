-- Partial indexes serve only the questions that repeat their condition: a closed offer's list asks for all its candidatures.

create index candidature_offre on candidature (offre_id);
create index demande_compte_tous on demande (compte_id);
