/**
 * What campaigns have in common: how they are told how much to do, and how they say what they did.
 */
@NullMarked
package dev.lsmkv.testkit.campaign;

import org.jspecify.annotations.NullMarked;
