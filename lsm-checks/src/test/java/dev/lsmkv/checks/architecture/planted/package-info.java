/** Classes that do what library modules must not. */
package dev.lsmkv.checks.architecture.planted;
