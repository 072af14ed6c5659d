/**
 * What makes an instance a sandbox: the account, key and fixtures a developer finds there, and the clock that can be
 * turned. Nothing imports it.
 */
@NullMarked
package dev.portwright.sandbox;

import org.jspecify.annotations.NullMarked;
