package dev.portwright.notification.teller;

import dev.portwright.event.FedEvent;
import dev.portwright.notification.Subscription;

/** An event that somebody wants to be told of. */
record Wanted(FedEvent event, Subscription by) {}
