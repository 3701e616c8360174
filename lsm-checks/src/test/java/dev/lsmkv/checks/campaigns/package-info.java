/** The summary of the campaigns of a build, for whoever reads its log. */
package dev.lsmkv.checks.campaigns;
