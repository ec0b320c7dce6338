/** Questions of the help page; one answer, a few short paragraphs. */
export const QUESTIONS: readonly { question: string; reponse: readonly string[] }[] = [
  {
    question: 'Je n’arrive pas à me connecter',
    reponse: ['Vérifiez votre adresse e-mail. Vous pouvez aussi entrer votre numéro unique à sa place, s’il est déjà lié à votre compte.', 'Si le mot de passe est oublié, choisissez «\u00a0Mot de passe oublié\u00a0». Le lien reçu est valable une heure.'],
  },
  {
    question: 'Je n’ai pas reçu le code d’accès à ma demande',
    reponse: ['Le code part à l’adresse donnée quand vous avez obtenu votre numéro unique. Regardez aussi dans les courriers indésirables.', 'Si vous n’avez plus cette adresse, changez-la sur le site où vous avez fait la demande, puis recommencez ici. Le code est valable 24\u00a0heures.'],
  },
  {
    question: 'J’ai perdu mon numéro unique',
    reponse: ['Il figure sur l’attestation reçue à l’enregistrement. Le site national le retrouve avec votre nom, votre prénom et votre date de naissance. Le guichet où vous avez fait la demande peut aussi vous le donner.'],
  },
  {
    question: 'Comment changer ma demande\u00a0?',
    reponse: ['Vos revenus, votre foyer et vos communes se changent sur le site où vous avez fait la demande. Revenez ensuite ici et choisissez «\u00a0Mettre à jour ma demande\u00a0».'],
  },
  {
    question: 'Pourquoi je ne vois aucun logement\u00a0?',
    reponse: ['Il n’y en a peut-être pas d’ouvert aujourd’hui dans vos communes, à votre taille et sous vos plafonds. La page «\u00a0Les offres\u00a0» dit quelles communes ou quelles tailles en ouvriraient.'],
  },
  {
    question: 'Puis-je postuler à plusieurs logements\u00a0?',
    reponse: ['Non, à un seul à la fois. Vous êtes libre à nouveau dès que votre candidature est annulée, refusée, ou que l’offre est retirée. Après une réponse négative, vous pouvez postuler ailleurs aussitôt.'],
  },
  {
    question: 'Une candidature a disparu de mon tableau de bord',
    reponse: ['Une demande qui n’est pas renouvelée dans l’année est suspendue, puis radiée. Ses candidatures s’arrêtent. Renouvelez-la sur le site où vous l’avez faite.'],
  },
  {
    question: 'Mon employeur voit-il ma demande\u00a0?',
    reponse: ['Seulement ce que vous avez choisi\u00a0: rien, dix informations, ou toute la demande. Vous pouvez changer ce choix à tout moment. S’il ne voit rien, il ne peut pas vous donner de points.'],
  },
]
