import { Actions, ButtonLink, SubmitButton } from '#ui/button.tsx'
import { Card } from '#ui/card.tsx'
import { Disclosure } from '#ui/disclosure.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { EnergyLabel, EnergyScale } from '#ui/energy-label.tsx'
import { Facade } from '#ui/facade.tsx'
import { Form } from '#ui/form.tsx'
import { KeyFigures } from '#ui/key-figures.tsx'
import { Grid, Page, PageTitle, Section } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { Rank } from '#ui/rank.tsx'
import { Status, type StatusTone, Tag } from '#ui/status.tsx'
import { Stepper } from '#ui/stepper.tsx'
import { Table } from '#ui/table.tsx'

const TONES: readonly [StatusTone, string][] = [['blue', 'Dossier validé'], ['violet', 'Dossier transmis au bailleur'], ['green', 'Logement attribué : votre réponse est attendue'], ['green-pale', 'Attribué en rang 2 ou 3'], ['orange', 'Attribué sous condition'], ['red', 'Non retenue par la commission'], ['grey', 'Candidature annulée']]

export function ComponentsPage() {
  return (
    <Page title="Composants" width="wide">
      <PageTitle lead="Tout ce dont une page est faite.">Composants</PageTitle>
      <Section title="Boutons">
        <Form action="#">
          <Actions>
            <SubmitButton>Principal</SubmitButton>
            <SubmitButton look="secondary">Second</SubmitButton>
            <SubmitButton look="danger">Supprimer</SubmitButton>
            <ButtonLink href="#" look="quiet">Discret</ButtonLink>
            <SubmitButton disabled>Fermé</SubmitButton>
            <ButtonLink href="#" small icon="key">Petit</ButtonLink>
          </Actions>
        </Form>
      </Section>
      <Section title="États">
        <p class="tags">{TONES.map(([tone, text]) => <Status key={tone} tone={tone}>{text}</Status>)}</p>
        <p class="tags"><Tag>PLUS</Tag><Tag tone="sun">Nouveau</Tag><Tag tone="ink">Réservé</Tag></p>
        <Grid min="large">
          <Notice title="À savoir">Ne donnez pas congé avant l’accord du bailleur.</Notice>
          <Notice tone="success" title="C’est enregistré">Votre candidature est déposée.</Notice>
          <Notice tone="warning">Votre demande expire dans 12 jours.</Notice>
          <Notice tone="danger" title="Candidature impossible" actions={<ButtonLink href="#" look="secondary" small>Voir pourquoi</ButtonLink>}>Vos ressources dépassent le plafond. <a href="#contenu">Lire la règle</a></Notice>
        </Grid>
      </Section>
      <Section title="Étapes">
        <Stepper label="Arrêtée" steps={[{ label: 'Je postule', state: 'done' }, { label: 'Validations', state: 'refused', hint: 'Un avis d’impôt manquait.' }, { label: 'Envoi bailleur', state: 'upcoming' }]} />
        <Stepper label="Finie" steps={['Je postule', 'Validations', 'Commission logement'].map((label) => ({ label, state: 'done' as const }))} />
      </Section>
      <Section title="Cartes">
        <Grid>
          <Card level={3} title="Simple" footer="Pied de carte"><p>Un texte court.</p></Card>
          <Card level={3} tone="tint" title="Teintée"><p>Un texte court.</p></Card>
          <Card level={3} tone="sun" title="Soleil"><p>Un texte court.</p></Card>
          <Card level={3} tone="ink" title="Encre" href="#"><Rank position={1} total={1} size="medium" label="Votre rang" /></Card>
        </Grid>
      </Section>
      <Section title="Chiffres">
        <KeyFigures size="medium" items={[{ label: 'Loyer', value: '612,50 €' }, { label: 'Surface', value: '47 m²' }]} />
        <p class="tags"><EnergyLabel kind="energie" letter="B" /><EnergyLabel kind="climat" letter="G" /><EnergyLabel kind="energie" letter={undefined} /></p>
        <EnergyScale kind="energie" letter="A" />
        <EnergyScale kind="climat" letter="G" />
        <EnergyScale kind="climat" letter={undefined} />
      </Section>
      <Patterns />
      <Section title="Listes">
        <Disclosure look="card" summary="Qui voit ma demande ?" open><p>Vous, et les personnes que vous avez choisies.</p></Disclosure>
        <Disclosure look="card" summary="Combien de temps dure l’examen ?"><p>Dix jours après la clôture.</p></Disclosure>
        <Table caption="Rien à montrer" columns={[{ key: 'a', label: 'Nom', render: () => '' }]} rows={[]} rowKey={() => ''} empty={<EmptyState level={3} drawing="list" title="Aucune candidature">Postulez à une offre pour la voir ici.</EmptyState>} />
        <EmptyState level={3} drawing="letter" title="Aucun message">Vos messages arriveront ici.</EmptyState>
        <Pagination page={5} pages={12} href={(page) => `?page=${page}`} />
      </Section>
    </Page>
  )
}

function Patterns() {
  return (
    <Section title="Motifs de page" id="motifs">
      <ol class="numbered">
        {['Demandez votre numéro', 'Apportez votre demande', 'Voyez les logements', 'Postulez'].map((titre) => (
          <li key={titre}>
            <h3>{titre}</h3>
            <p>Votre numéro et un code reçu par message suffisent.</p>
          </li>
        ))}
      </ol>
      <ul class="chips">
        {['Lyon', 'Villeurbanne', 'Nantes'].map((nom, index) => (
          <li key={nom}>
            <a class="chip" href="#motifs">
              {nom} <span class="chip-count">{12 - index}</span>
            </a>
          </li>
        ))}
      </ul>
      <ol class="steps-explained">
        <li>
          <strong>Je postule</strong>
          <p>Votre candidature est enregistrée.</p>
        </li>
        <li aria-current="step">
          <strong>Validations</strong>
          <p>Un conseiller étudie votre dossier.</p>
        </li>
      </ol>
      <div class="home-line">
        <span class="home-line-media">
          <Facade seed="lyon-6" type="appartement" />
        </span>
        <p>
          <strong>T2, 47&nbsp;m²</strong>, Lyon 6e
        </p>
      </div>
      <p class="card-footer-links">
        <a href="#motifs">Voir mon rang</a>
        <a href="#motifs">Annuler</a>
      </p>
      <p class="small">
        Empreinte&nbsp;: <code class="digest">9f2c4b7a1e5d8c3f6a0b9e8d7c6f5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f</code>
      </p>
    </Section>
  )
}

export function FacadesPage() {
  return (
    <Page title="Façades" width="wide">
      <PageTitle>Façades</PageTitle>
      <Grid min="small">
        {Array.from({ length: 24 }, (_, index) => (
          <Facade key={index} seed={`offre-${index}`} type={index % 3 === 2 ? 'maison' : 'appartement'} />
        ))}
      </Grid>
    </Page>
  )
}
