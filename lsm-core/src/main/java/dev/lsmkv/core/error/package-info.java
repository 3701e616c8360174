/**
 * How failures reach the caller, and what the store may still do after one. Depends on the API
 * alone.
 */
package dev.lsmkv.core.error;
