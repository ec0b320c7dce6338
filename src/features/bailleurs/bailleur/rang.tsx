import type { Ligne } from '#domain/classement.ts'
import { Disclosure } from '#ui/disclosure.tsx'
import { nombre, points, rang } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import { Table, type Column } from '#ui/table.tsx'
import type { Dossier } from '../queries/dossier.ts'
import { CRITERES } from '../texts.ts'

/** The place in the list frozen at closing, and each point of it: the order that was followed can be checked. */
export function RangSection({ recue, fiche }: Pick<Dossier, 'recue' | 'fiche'>) {
  const { classement } = fiche
  if (recue.rangGele === null || !classement) return null
  return (
    <Section
      title={`${rang(recue.rangGele)}${recue.sur === null ? '' : ` sur ${nombre(recue.sur)}`}, ${nombre(classement.total)}\u00a0points`}
      id="rang"
      lead="Rang figé à la clôture. Action Logement désigne en suivant cette liste, publics prioritaires d’abord, et motive tout écart."
    >
      <Disclosure summary="Voir chaque point">
        <Table caption="Points de la candidature" captionHidden columns={COLUMNS} rows={classement.lignes} rowKey={({ critere }) => critere} />
      </Disclosure>
    </Section>
  )
}

const COLUMNS: readonly Column<Ligne>[] = [
  { key: 'critere', label: 'Critère', heading: true, render: ({ critere }) => CRITERES[critere] },
  { key: 'points', label: 'Points', align: 'end', render: (ligne) => points(ligne.points) },
  { key: 'maximum', label: 'Maximum', align: 'end', render: ({ maximum }) => nombre(maximum) },
]
