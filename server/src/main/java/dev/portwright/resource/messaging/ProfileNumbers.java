package dev.portwright.resource.messaging;

/** How many numbers of the account have a messaging profile. */
record ProfileNumbers(String id, long phoneNumbers) {}
