/** The store against the model of the testkit, and mistakes planted around it. */
package dev.lsmkv.core.model;
