import { CLASSEMENT_2021 } from '#domain/baremes/classement-2021.ts'
import { writeBonus, type BonusMotive } from '#domain/equilibrage.ts'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { points } from '#ui/format.ts'

const { age, mobilite, tauxEffort, refusCommission, refusAttribution, anciennete, validation, tranches, equilibrage } = CLASSEMENT_2021.valeurs

type Ligne = { critere: string; points: number; regle: string }

const ALS: readonly Ligne[] = [
  { critere: `Moins de ${age.avant}\u00a0ans`, points: age.points, regle: 'Le jour de la candidature.' },
  { critere: 'Mobilité professionnelle', points: mobilite.points, regle: `Recrutement ou mutation à moins de ${mobilite.mois}\u00a0mois, et ${mobilite.kilometres}\u00a0km ou 1\u00a0h\u00a015 de trajet.` },
  { critere: 'Part du loyer dans les revenus', points: tauxEffort.points, regle: `Entre ${tauxEffort.bas} et ${tauxEffort.haut}\u00a0%. ${tauxEffort.pente}\u00a0points de moins par point d’écart.` },
  { critere: 'Refus déjà subi en commission', points: refusCommission, regle: 'La commission n’a pas retenu votre dossier. Être placé en rang 2 ou 3 ne donne pas ces points.' },
  { critere: 'Logement attribué puis refusé', points: refusAttribution, regle: 'Vous avez refusé, ou pas répondu à temps.' },
  { critere: 'Ancienneté de la demande', points: anciennete, regle: 'Pour la plus ancienne demande sur ce logement. 1\u00a0point de moins pour chaque demande plus ancienne.' },
]

const ENTREPRISE: readonly Ligne[] = [
  { critere: 'Salarié d’une entreprise cotisante', points: validation, regle: 'Quand l’entreprise valide la demande, ou d’office si elle délègue à Action Logement.' },
  { critere: 'Priorité A de l’entreprise', points: tranches.A, regle: 'Situations choisies par l’entreprise, par exemple un recrutement.' },
  { critere: 'Priorité B de l’entreprise', points: tranches.B, regle: 'Par exemple se rapprocher du travail.' },
  { critere: 'Priorité C de l’entreprise', points: tranches.C, regle: 'Par exemple plus de deux ans en CDI.' },
]

export function ClassementPage(props: { bonus: BonusMotive | undefined }) {
  return (
    <Page title="Comment le rang est calculé" active="comment" publicNav back={{ href: '/comment-ca-marche', label: 'Comment ça marche' }}>
      <PageTitle lead="Sur 1 000 points, les mêmes règles pour tous. L’heure de la candidature ne compte jamais.">Comment le rang est calculé</PageTitle>
      <Notice title="Le bonus d’équilibrage en ce moment">
        <p>{props.bonus ? writeBonus(props.bonus) : 'Aucun bonus n’est en cours.'}</p>
        {props.bonus && <p class="small">Pourquoi{'\u00a0'}: {props.bonus.motif}</p>}
      </Notice>
      <Section title="Votre situation, jusqu’à 240 points">
        <Points caption="Points de la situation" rows={ALS} />
      </Section>
      <Section title="Votre entreprise, jusqu’à 520 points">
        <Points caption="Points de l’entreprise" rows={ENTREPRISE} />
        <p>Si vous choisissez que votre employeur ne voie rien, cette part vaut zéro. Les trois priorités s’ajoutent.</p>
      </Section>
      <Section title="L’équilibre entre entreprises, 0 ou 240 points">
        <p>
          Action Logement loge autant de salariés de petites, de moyennes et de grandes entreprises. Quand une catégorie prend du retard sur l’année, ses salariés ont{' '}
          {points(equilibrage)} pour un temps. Le bonus est affiché ici.
        </p>
      </Section>
      <Egalite />
    </Page>
  )
}

function Points(props: { caption: string; rows: readonly Ligne[] }) {
  return (
    <Table
      caption={props.caption}
      captionHidden
      columns={[
        { key: 'critere', label: 'Critère', heading: true, render: (row) => row.critere },
        { key: 'regle', label: 'Règle', render: (row) => row.regle },
        { key: 'points', label: 'Points', align: 'end', render: (row) => points(row.points) },
      ]}
      rows={props.rows}
      rowKey={(row) => row.critere}
    />
  )
}

/** Ties, closing and the proof (K7, K8). */
function Egalite() {
  return (
    <Section title="À égalité, à la clôture, et pour vérifier">
      <ul>
        <li>À points égaux, la demande la plus ancienne passe devant.</li>
        <li>Si les dates sont aussi les mêmes, un tirage au sort départage. Son empreinte est publiée quand l’offre ouvre, sa clé quand elle ferme{'\u00a0'}: chacun peut le refaire.</li>
        <li>Le rang change tant que l’offre est ouverte. À la clôture, la liste est figée et ne change plus{'\u00a0'}: une annulation est barrée, pas effacée.</li>
        <li>
          Les personnes reconnues DALO et les publics prioritaires de la loi sont présentés à part, avant la liste. Leurs points sont calculés de la même façon.
        </li>
        <li>Un conseiller relit toujours la liste. Vous pouvez lui demander d’examiner votre classement.</li>
      </ul>
    </Section>
  )
}
