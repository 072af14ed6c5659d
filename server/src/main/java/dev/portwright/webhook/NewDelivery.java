package dev.portwright.webhook;

import dev.portwright.event.FedEvent;

/**
 * Something to deliver.
 *
 * @param url where to, as whoever wants it gave it
 */
public record NewDelivery(FedEvent event, String url) {}
