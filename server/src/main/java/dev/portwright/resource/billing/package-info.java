/**
 * What an account pays by: billing groups.
 */
@Room(imports = {"account", "resource"})
@NullMarked
package dev.portwright.resource.billing;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
