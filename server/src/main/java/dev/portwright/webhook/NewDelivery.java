package dev.portwright.webhook;

import dev.portwright.event.FedEvent;

/** An event that is to be sent to a URL. */
public record NewDelivery(FedEvent event, String url) {}
