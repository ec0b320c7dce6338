import { ButtonLink } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { nombre } from '#ui/format.ts'
import { Hero } from '#ui/hero.tsx'
import { Grid, Page, Section } from '#ui/layout.tsx'
import { homeOf } from '#ui/links.ts'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/request-view.tsx'

export type Ville = { nom: string; code: string; offres: number }

export function AccueilPage(props: { offres: number; villes: readonly Ville[] }) {
  const { user } = useView()
  return (
    <Page title="Le logement social des salariés" width="full" active="accueil" publicNav>
      <Hero
        title="Un logement près de votre travail, et un rang que vous pouvez comprendre."
        lead="AL’in réunit les logements sociaux réservés par Action Logement. Vous voyez ceux qui sont faits pour votre foyer, votre rang et pourquoi."
        actions={
          <>
            <ButtonLink href="/offres">{props.offres > 0 ? `Voir les ${nombre(props.offres)}\u00a0logements ouverts` : 'Voir les offres'}</ButtonLink>
            {user === undefined ? (
              <ButtonLink href="/inscription" look="secondary">
                Créer mon compte
              </ButtonLink>
            ) : (
              <ButtonLink href={homeOf(user.portal)} look="secondary">
                Mon espace
              </ButtonLink>
            )}
          </>
        }
        note="Gratuit de bout en bout."
      />
      <Etapes />
      {props.villes.length > 0 && <Villes villes={props.villes} />}
      <Engagements />
      {user === undefined && <Professionnels />}
    </Page>
  )
}

const ETAPES = [
  { titre: 'Demandez votre numéro unique', texte: 'Il se demande sur le site national ou celui de votre département. C’est lui qui fixe l’ancienneté de votre demande.' },
  { titre: 'Apportez votre demande ici', texte: 'Votre numéro et un code reçu par e-mail suffisent. Rien à ressaisir.' },
  { titre: 'Voyez les logements pour vous', texte: 'Taille, loyer, ville, plafonds de ressources\u00a0: vous ne voyez que ce qui vous correspond, et pourquoi le reste ne vous correspond pas.' },
  { titre: 'Postulez et suivez votre rang', texte: 'Votre rang est calculé devant vous, point par point. Vous suivez chaque étape jusqu’aux clés.' },
]

function Etapes() {
  return (
    <Section title="Quatre étapes, dans cet ordre" actions={<a href="/comment-ca-marche">Tout le parcours</a>}>
      <ol class="numbered">
        {ETAPES.map(({ titre, texte }) => (
          <li key={titre}>
            <h3>{titre}</h3>
            <p>{texte}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Villes(props: { villes: readonly Ville[] }) {
  return (
    <Section title="Des logements ouverts en ce moment" band="tint">
      <ul class="chips">
        {props.villes.map(({ nom, code, offres }) => (
          <li key={code}>
            <a class="chip" href={`/offres?lieu=${encodeURIComponent(nom)}`}>
              {nom} <span class="chip-count">{nombre(offres)}</span>
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const ENGAGEMENTS = [
  { titre: 'Chaque point se vérifie', texte: 'Le classement est public. Chaque candidat voit ses points, la valeur utilisée et ce qui la changerait.', href: '/classement', lien: 'Comment le rang est calculé' },
  { titre: 'L’heure ne compte pas', texte: 'Postuler le premier ne donne aucun avantage. Prenez le temps de choisir.', href: '/comment-ca-marche', lien: 'Le parcours en détail' },
  { titre: 'Vos données restent à vous', texte: 'C’est vous qui choisissez ce que voit votre employeur, et vous pouvez changer d’avis.', href: '/donnees-personnelles', lien: 'Vos données' },
]

function Engagements() {
  return (
    <Section title="Ce que nous vous devons">
      <Grid min="medium">
        {ENGAGEMENTS.map(({ titre, texte, href, lien }) => (
          <Card key={titre} title={titre} level={3} footer={<a href={href}>{lien}</a>}>
            <p>{texte}</p>
          </Card>
        ))}
      </Grid>
      <Notice tone="warning" title="Personne ne vous demandera jamais d’argent">
        <p>AL’in est gratuit. Il n’y a pas de bon de visite payant. Si l’on vous demande de payer, c’est une fraude{'\u00a0'}: écrivez à fraude.als@actionlogement.fr.</p>
      </Notice>
    </Section>
  )
}

function Professionnels() {
  return (
    <Section title="Vous êtes une entreprise, un bailleur ou un conseiller" band="tint">
      <p>Vous entrez par la même porte, avec un second code de sécurité.</p>
      <p>
        <ButtonLink href="/connexion" look="secondary">
          Accéder à mon espace professionnel
        </ButtonLink>
      </p>
    </Section>
  )
}
