import type { Communes } from '#connectors/communes/index.ts'
import { ButtonLink, SubmitButton } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Form } from '#ui/form.tsx'
import { nameTypologie, nombre } from '#ui/format.ts'
import { Section } from '#ui/layout.tsx'
import type { Piste } from '../queries/elargir.ts'
import type { ListeProps } from './liste.tsx'

const LISTE = '/demandeur/offres'

/** Never a dead end: what would fill the page, counted on the homes open now (F135, B15). */
export function Vide(props: ListeProps) {
  if (props.recherche.nombre > 0) return <VideFiltre />
  if (props.pistes.length > 0) return <Pistes {...props} titre={props.pistes[0]?.genre === 'a_completer' ? 'Une information manque à votre demande' : 'Pensez à élargir votre recherche'} />
  if (props.blocages.length > 0) return <Bloque blocages={props.blocages} />
  return (
    <EmptyState
      title="Élargir n’apporterait rien aujourd’hui"
      actions={
        <>
          <ButtonLink href={`${LISTE}/autres`}>Comprendre pourquoi</ButtonLink>
          <ButtonLink href="/offres" look="secondary">
            Voir toutes les offres
          </ButtonLink>
        </>
      }
    >
      Nous avons essayé les communes voisines, le département entier et les autres tailles auxquelles vous avez droit. De nouvelles offres arrivent presque chaque jour{'\u00a0'}: votre demande garde son ancienneté.
    </EmptyState>
  )
}

/** Waiting would bring nothing either: said so, with the way out. */
function Bloque(props: { blocages: readonly string[] }) {
  return (
    <EmptyState
      title="Aucun logement ne peut vous être proposé"
      actions={
        <>
          <ButtonLink href="/demandeur">Voir ma situation</ButtonLink>
          <ButtonLink href={`${LISTE}/autres`} look="secondary">
            Comprendre pourquoi
          </ButtonLink>
        </>
      }
    >
      {props.blocages.map((texte) => (
        <p key={texte}>{texte}</p>
      ))}
      <p>Si c’est une erreur, ou si votre situation a changé, corrigez votre demande sur le site où vous l’avez faite, puis mettez-la à jour dans «{'\u00a0'}Ma situation{'\u00a0'}».</p>
    </EmptyState>
  )
}

function VideFiltre() {
  return (
    <EmptyState title="Ces filtres cachent tous les logements" level={2} drawing="search" actions={<ButtonLink href={LISTE}>Effacer les filtres</ButtonLink>}>
      Retirez-en un, ou choisissez un loyer plus élevé.
    </EmptyState>
  )
}

/** Wider choices, best first, and how to make them: on the registering site, then « Mettre à jour » (D6). */
export function Pistes(props: Pick<ListeProps, 'pistes' | 'total' | 'communes'> & { titre: string }) {
  const { pistes } = props
  return (
    <Section band="tint" title={props.titre} lead="Compté sur les logements ouverts en ce moment, avec les mêmes règles que pour vous.">
      <ul class="leads">
        {pistes.map((piste) => (
          <li class="lead-line" key={keyOf(piste)}>
            <strong class="lead-count">{nombre(piste.total)}</strong>
            <span>{sayPiste(piste, props)}</span>
          </li>
        ))}
      </ul>
      <p>Ces choix se font sur le site où vous avez fait votre demande. Revenez ensuite ici et mettez-la à jour{'\u00a0'}: les logements apparaissent aussitôt.</p>
      <div class="actions">
        <ButtonLink href="/numero-unique" look="secondary">
          Trouver le site de ma demande
        </ButtonLink>
        <Form action="/demandeur/mise-a-jour" label="Mettre à jour ma demande" layout="inline">
          <SubmitButton>Mettre à jour ma demande</SubmitButton>
        </Form>
      </div>
      <p>
        <a href={`${LISTE}/autres`}>Pourquoi d’autres logements ne me correspondent pas</a>
      </p>
    </Section>
  )
}

function keyOf(piste: Piste): string {
  return piste.genre === 'commune' ? piste.code : `${piste.genre} ${piste.genre === 'typologie' ? piste.typologie : ''}`
}

function sayPiste(piste: Piste, { total: actuels, communes }: Pick<ListeProps, 'total' | 'communes'>) {
  const many = piste.total > 1
  if (piste.genre === 'a_completer') {
    return (
      <>
        {many ? 'logements attendent' : 'logement attend'} <strong>votre revenu fiscal de référence {piste.annee}</strong>
        {'\u00a0'}: sans lui, le plafond ne peut pas être vérifié
      </>
    )
  }
  return (
    <>
      {many ? 'logements' : 'logement'} {actuels > 0 && 'en tout '}vous {many ? 'correspondraient' : 'correspondrait'} <strong>{sayChoix(piste, communes)}</strong>
    </>
  )
}

function sayChoix(piste: Exclude<Piste, { genre: 'a_completer' }>, communes: Communes): string {
  if (piste.genre === 'commune') return `en ajoutant ${piste.nom}`
  if (piste.genre === 'typologie') return `en acceptant un ${nameTypologie(piste.typologie)}`
  const noms = piste.departements.map((code) => communes.findDepartement(code)?.nom ?? code)
  return `en élargissant à tout le département (${noms.join(', ')})`
}
