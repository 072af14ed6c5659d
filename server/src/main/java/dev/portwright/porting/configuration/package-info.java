/**
 * Numbers of orders paired with the user bundles that they will be in.
 */
@Room(imports = {"account", "bundle", "platform", "porting.book", "porting.order", "reference"})
@NullMarked
package dev.portwright.porting.configuration;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
