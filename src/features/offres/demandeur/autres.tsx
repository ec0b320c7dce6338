import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { euros, nombre, pluriel, surface } from '#ui/format.ts'
import { Icon } from '#ui/icons.tsx'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import type { Autour, Ecartee } from '../queries/autour.ts'
import { GROUPES, nameTypologie, sayManquant } from '../texts.ts'

const LISTE = '/demandeur/offres'

/** Why the other homes do not fit: every ground of each, those that a person can change first. */
export function AutresPage(props: { autour: Autour }) {
  const { groupes, montrees, total } = props.autour
  return (
    <Page title="Pourquoi d’autres logements ne me correspondent pas" active="offres" width="wide" back={{ href: LISTE, label: 'Retour aux offres' }}>
      <PageTitle lead={leadOf(montrees, total)}>Pourquoi d’autres logements ne me correspondent pas</PageTitle>
      {total === 0 && (
        <EmptyState title="Tous les logements ouverts autour de vous vous correspondent" actions={<ButtonLink href={LISTE}>Les voir</ButtonLink>}>
          Il n’y en a pas d’autre, pour l’instant, dans les départements que vous souhaitez.
        </EmptyState>
      )}
      {groupes.map(({ groupe, ecartees }) => (
        <Groupe key={groupe} groupe={groupe} ecartees={ecartees} />
      ))}
    </Page>
  )
}

function leadOf(montrees: number, total: number): string {
  if (total === 0) return 'Nous regardons les logements ouverts dans les départements que vous souhaitez et dans les communes voisines.'
  const homes = pluriel(total, 'logement ouvert', 'logements ouverts')
  const bounded = montrees < total ? ` Voici les ${nombre(montrees)} qui ferment le plus tôt.` : ''
  return `${homes} autour de vous ${total > 1 ? 'ne vous correspondent' : 'ne vous correspond'} pas aujourd’hui.${bounded} D’abord ce que vous pouvez changer.`
}

function Groupe(props: Autour['groupes'][number]) {
  const { groupe, ecartees } = props
  const { titre, conseil, action } = GROUPES[groupe]
  return (
    <Section title={`${titre} (${nombre(ecartees.length)})`} lead={conseil}>
      {action !== undefined && (
        <p>
          <a href={action.href}>{action.label}</a>
        </p>
      )}
      <ul class="home-rows">
        {ecartees.map((ecartee) => (
          <Ligne key={ecartee.offre.id} ecartee={ecartee} />
        ))}
      </ul>
    </Section>
  )
}

function Ligne(props: { ecartee: Ecartee }) {
  const { offre } = props.ecartee
  return (
    <li class="home-row">
      <div>
        <h3 class="home-row-title">
          <a href={`${LISTE}/${offre.id}`}>
            {nameTypologie(offre.typologie)}, {surface(offre.surface)}, {offre.ville}
          </a>
        </h3>
        <p class="home-row-facts">
          {euros(offre.loyer)} charges comprises, {offre.financement}
        </p>
      </div>
      <Motifs ecartee={props.ecartee} />
    </li>
  )
}

function Motifs(props: { ecartee: Ecartee }) {
  const { offre, verdict } = props.ecartee
  return (
    <ul class="checks">
      {verdict.refus.map(({ motif, texte, article }) => (
        <li key={motif} class="check-non">
          <Icon name="cross" />
          <span>
            {motif === 'reserve_entreprise' && offre.reservee_nom !== null ? `Réservé aux salariés de ${offre.reservee_nom}.` : texte}
            <span class="check-article">{article}</span>
          </span>
        </li>
      ))}
      {verdict.manquants.map((chemin) => (
        <li key={chemin} class="check-a_completer">
          <Icon name="alert" />
          <span>Il nous manque {sayManquant(chemin)}.</span>
        </li>
      ))}
      {verdict.reponse === 'oui' && (
        <li class="check-oui">
          <Icon name="check" />
          <span>Vous y avez droit. Votre demande souhaite d’autres types.</span>
        </li>
      )}
    </ul>
  )
}
