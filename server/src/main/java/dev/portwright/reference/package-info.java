/**
 * Resources of an account that live outside of porting orders (documents, connections, billing groups, ...) and may be named by them. Imports {@code platform} and {@code account} only.
 */
@NullMarked
package dev.portwright.reference;

import org.jspecify.annotations.NullMarked;
