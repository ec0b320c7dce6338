import { Page, PageTitle, Section } from '#ui/layout.tsx'

/** What is kept, why, who sees it. */
export function DonneesPage() {
  return (
    <Page title="Vos données personnelles" publicNav>
      <PageTitle lead="Ce que nous gardons, pourquoi, et qui peut le voir.">Vos données personnelles</PageTitle>
      <Section title="Ce que nous gardons">
        <ul>
          <li>Votre compte{'\u00a0'}: civilité, nom, prénom, e-mail, téléphone. Votre mot de passe n’est jamais gardé en clair.</li>
          <li>Une copie de votre demande, telle que le registre national la donne.</li>
          <li>Votre employeur et votre choix de confidentialité, avec sa date.</li>
          <li>Vos candidatures, leurs points et leur historique.</li>
        </ul>
      </Section>
      <Section title="Qui peut les voir">
        <ul>
          <li>Vous.</li>
          <li>Les conseillers d’Action Logement de votre territoire.</li>
          <li>Le bailleur, seulement pour un logement où votre dossier lui est transmis.</li>
          <li>Votre employeur, seulement ce que vous avez choisi{'\u00a0'}: rien, dix informations, ou toute la demande.</li>
        </ul>
      </Section>
      <Section title="Combien de temps">
        <ul>
          <li>Votre demande et vos réponses{'\u00a0'}: tant qu’elle est dans AL’in. Vous pouvez l’en supprimer à tout moment, depuis «{'\u00a0'}Ma situation{'\u00a0'}». Il reste alors votre numéro unique, vos choix de confidentialité avec leur date, et le rang de vos candidatures dans les listes déjà arrêtées.</li>
          <li>Votre compte{'\u00a0'}: jusqu’à ce que vous le fermiez, depuis «{'\u00a0'}Mon compte{'\u00a0'}». Votre nom, votre adresse et votre téléphone sont alors effacés, et la clé de ce que gardait son historique est détruite.</li>
          <li>Une demande lue au registre que vous n’avez pas confirmée{'\u00a0'}: un jour, deux au plus.</li>
          <li>Un compte jamais activé{'\u00a0'}: 30{'\u00a0'}jours.</li>
          <li>Le compte des essais de connexion{'\u00a0'}: un à deux jours. Un appareil reconnu{'\u00a0'}: six mois après sa dernière visite.</li>
        </ul>
      </Section>
      <Section title="Vos droits">
        <p>Vous pouvez consulter vos données, les corriger et les effacer depuis «{'\u00a0'}Mon compte{'\u00a0'}». Vous pouvez aussi demander qu’une personne relise votre classement{'\u00a0'}: appelez le 0{'\u00a0'}970{'\u00a0'}800{'\u00a0'}800. Vous pouvez enfin saisir la CNIL.</p>
        <p>Le classement est un calcul. Il ne décide rien seul{'\u00a0'}: un conseiller relit, et la commission du bailleur attribue.</p>
      </Section>
      <Section title="Ce que ce site pose sur votre appareil">
        <p>Trois cookies au plus, tous nécessaires à la sécurité{'\u00a0'}: celui de votre visite, celui de votre connexion, et celui qui reconnaît votre appareil. Ce dernier s’efface avec le navigateur, sauf si vous cochez «{'\u00a0'}C’est mon appareil{'\u00a0'}» ou si vous entrez avec un second code{'\u00a0'}: il reste alors six mois. Aucune mesure d’audience, aucun service extérieur.</p>
      </Section>
    </Page>
  )
}
