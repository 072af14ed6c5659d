package dev.portwright.notification;

import java.util.Map;
import java.util.UUID;

/**
 * What an account wants to be told, and where.
 *
 * @param parameters values of the condition by their names
 * @param destination a URL, a mail address, or a phone number as +E.164
 */
public record Subscription(
        UUID accountId, UUID conditionId, Map<String, String> parameters, ChannelType type, String destination) {}
