/**
 * What a country asks for before a number may be ported: the catalogue of requirement types and groups of answers to them. Imports {@code platform} and {@code account} only.
 */
@NullMarked
package dev.portwright.requirement;

import org.jspecify.annotations.NullMarked;
