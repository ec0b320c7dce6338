import { ButtonLink } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { euros, nameTypologie, nombre, pluriel, surface } from '#ui/format.ts'
import { Icon } from '#ui/icons.tsx'
import { Page, PageTitle, Section } from '#ui/layout.tsx'
import type { Autour, Lot } from '../queries/autour.ts'
import { GROUPES, sayDe, sayManquant } from '../texts.ts'

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
      {groupes.map((one) => (
        <Groupe key={one.groupe} {...one} />
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
  const { groupe, lots } = props
  const { titre, conseil, action } = GROUPES[groupe]
  const count = lots.reduce((sum, { offres }) => sum + offres.length, 0)
  return (
    <Section title={`${titre} (${nombre(count)})`} lead={conseil}>
      {action !== undefined && (
        <p>
          <a href={action.href}>{action.label}</a>
        </p>
      )}
      <div class="lots">
        {lots.map((lot) => (
          <LotCard key={lot.offres[0]?.id} lot={lot} said={lot.verdict.refus.length === 1 && groupe === 'commune_non_souhaitee'} />
        ))}
      </div>
    </Section>
  )
}

/** The grounds once, then all the homes that they set aside; `said`: the head of the group says the only one. */
function LotCard(props: { lot: Lot; said: boolean }) {
  const { ville, offres } = props.lot
  return (
    <Card title={`${pluriel(offres.length, 'logement')} à ${ville}`} level={3}>
      {!props.said && <Motifs lot={props.lot} />}
      <ul class="lot-homes">
        {offres.map((offre) => (
          <li key={offre.id}>
            <a class="lot-home" href={`${LISTE}/${offre.id}`}>
              <strong>
                {nameTypologie(offre.typologie)}, {surface(offre.surface)}
              </strong>
              <span>
                {euros(offre.loyer)}, {offre.financement}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Motifs(props: { lot: Lot }) {
  const { offres, verdict } = props.lot
  const reserve = offres[0]?.reservee_nom ?? null
  return (
    <ul class="checks">
      {verdict.refus.map(({ motif, texte, article }) => (
        <li key={motif} class="check-non">
          <Icon name="cross" />
          <span>
            {motif === 'reserve_entreprise' && reserve !== null ? `Réservé aux salariés ${sayDe(reserve)}.` : texte}
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
