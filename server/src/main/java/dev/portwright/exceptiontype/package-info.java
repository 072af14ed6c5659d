/**
 * The reasons for which a losing carrier or the porting desk sends an order back: a catalogue of codes, texts and the
 * attributes to correct. Imports {@code platform} and {@code account} only.
 */
@NullMarked
package dev.portwright.exceptiontype;

import org.jspecify.annotations.NullMarked;
