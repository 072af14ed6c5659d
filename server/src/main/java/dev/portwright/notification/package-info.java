/**
 * Whom an account wants to be told, of what: profiles, their channels, and settings that lead events of a condition to a
 * channel.
 */
@Room(
        imports = {"account", "message", "notification.catalog", "phonenumber", "platform"},
        tables = {"notification_channel", "notification_profile", "notification_setting"})
@NullMarked
package dev.portwright.notification;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
