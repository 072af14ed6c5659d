/**
 * What accounts can be told of: the kinds of events and the conditions under which they count, from a data file of the
 * product.
 */
@Room(imports = {"account", "message", "platform"})
@NullMarked
package dev.portwright.notification.catalog;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
