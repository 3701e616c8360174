/** The store itself: what applications hold, put together out of the rooms of this module. */
package dev.lsmkv.core.store;
